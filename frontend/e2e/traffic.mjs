// SPDX-License-Identifier: EUPL-1.2

import { canaries, ownNote } from "./cast.mjs";

// Who may log in is shown to everybody who tries the demo, before anybody is somebody.
const openToAll = /\/v1\/demo\/persons$/;

const patience = 10_000; // milliseconds

/** The body of an answer on which the page was left never comes. */
function soon(body) {
  return Promise.race([body, new Promise((_, never) => setTimeout(never, patience).unref())]);
}

/** Records all that a page receives and sends. heard() waits for what is still coming in. */
export function listen(page) {
  const received = [];
  const sent = [];
  const coming = [];
  page.on("response", (response) => {
    if (openToAll.test(response.url())) return;
    const where = `${response.request().method()} ${new URL(response.url()).pathname}`;
    const body = soon(response.text()).then(
      (text) => received.push({ where, text }),
      // Nothing came with it; or the page was left before it could be read, and then it was not searched.
      () => received.push({ where, text: "", unread: response.status() !== 204 }),
    );
    coming.push(body);
  });
  page.on("request", (request) => sent.push({ where: request.url(), text: request.url() + (request.postData() ?? "") }));
  page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => received.push({ where: "the live page", text: String(payload) }));
    socket.on("framesent", ({ payload }) => sent.push({ where: "the live page", text: String(payload), frame: true }));
  });
  return {
    received,
    sent,
    heard: async () => {
      await Promise.all(coming);
      return received;
    },
  };
}

/** Names what somebody was told that is not due, and what was due and never told. */
export function toldWrongly(first, received) {
  return canaries.flatMap(({ word, due }) => {
    const told = received.find(({ text }) => text.includes(word));
    if (told && !due.includes(first)) return [`${first} was told "${word}" by ${told.where}`];
    if (!told && due.includes(first)) return [`${first} was never told "${word}"`];
    return [];
  });
}

/** Names where an own note left the page, and anything sent over the socket, over which a page says nothing. */
export function sentWrongly(first, sent) {
  return sent
    .filter(({ text, frame }) => frame || text.includes(ownNote(first)) || text.includes("kanarie"))
    .map(({ where }) => `${first} sent to ${where} what has to stay in the page`);
}
