// SPDX-License-Identifier: EUPL-1.2

import { vi } from "vitest";

import type { View } from "../api/types";

/** Stands in for the browser's WebSocket; a test plays the server's side of it by hand. */
export class Socket {
  static all: Socket[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly address: string;
  readonly protocols: string[];
  closed = false;

  constructor(address: string, protocols: string[]) {
    this.address = address;
    this.protocols = protocols;
    Socket.all.push(this);
  }

  close() {
    this.closed = true;
    this.onclose?.({ code: 1005 });
  }

  sends(frame: View<"LiveFrame">) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  static last(): Socket {
    const socket = Socket.all.at(-1);
    if (!socket) throw new Error("the page opened no socket");
    return socket;
  }
}

/** Puts the sockets in place, and tickets that count up; the first answers may be others. Answers how many were asked. */
export function serveSockets(first: (() => Response | Promise<Response>)[] = []) {
  const tickets = { asked: 0, next: first };
  Socket.all = [];
  vi.stubGlobal("WebSocket", Socket);
  vi.stubGlobal("fetch", async () => {
    tickets.asked += 1;
    const other = tickets.next.shift();
    return other ? other() : Response.json({ ticket: `t${tickets.asked}` }, { status: 201 });
  });
  return tickets;
}
