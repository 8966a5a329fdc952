// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from "@testing-library/react";
import { beforeAll, describe, expect, test, vi } from "vitest";

import { standInForDialogs } from "../../testing/dialog";
import { haticesSeat, parts } from "../../testing/meeting";
import { done, noServer, problem } from "../../testing/server";
import { body, field, here, item, openTable, people, press, stefsSeat } from "../../testing/table";

beforeAll(standInForDialogs);

describe("putting something on the table", () => {
  test("sends what was typed with the values of the chips, and empties the field", async () => {
    let sent: Record<string, unknown> = {};
    const { user } = openTable({}, {
      [`POST ${here}/items`]: async (request) => {
        sent = await body(request);
        return done(undefined, 1);
      },
    });
    await user.type(await field(), "Ruben kookt zelf.");
    await user.selectOptions(screen.getByLabelText("Agendapunt"), parts[0]!.id);
    await user.selectOptions(screen.getByLabelText("Leefgebied"), "finances");
    await user.click(await press("Leg op tafel"));
    await waitFor(async () => expect(await field()).toHaveValue(""));
    expect(sent).toMatchObject({
      text: "Ruben kookt zelf.", part: parts[0]!.id, detail: "that", domain: "finances", nature: "ordinary", law: "wmo", audience: null,
    });
    expect(screen.getByLabelText("Leefgebied")).toHaveValue("finances");
    expect(screen.getByLabelText("Agendapunt")).toHaveValue(parts[0]!.id);
  });

  test("of several points none is chosen beforehand, and there is nobody yet who would see it", async () => {
    let sent: Record<string, unknown> = {};
    const { user } = openTable({}, {
      [`POST ${here}/items`]: async (request) => {
        sent = await body(request);
        return problem(400, "parts-missing", [{ field: "part", reason: "parts-missing", rule: "L2" }]);
      },
    });
    await user.type(await field(), "Waar hoort dit?");
    expect(screen.queryByText("Wie ziet dit?")).not.toBeInTheDocument();
    await user.click(await press("Leg op tafel"));
    expect(await screen.findByText("Kies een agendapunt.")).toBeVisible();
    expect(sent.part).toBe("");
    expect(screen.getByLabelText("Agendapunt")).toBeInvalid();
    expect(await field()).toHaveValue("Waar hoort dit?");
  });

  test("what is about nobody says not that or what somebody has", async () => {
    let sent: Record<string, unknown> = {};
    const { user } = openTable({}, {
      [`POST ${here}/items`]: async (request) => {
        sent = await body(request);
        return done(undefined, 1);
      },
    });
    await user.type(await field(), "Begin klein.");
    await user.selectOptions(screen.getByLabelText("Ik zeg"), "what");
    await user.selectOptions(screen.getByLabelText("Soort"), "no-person");
    expect(screen.queryByLabelText("Ik zeg")).not.toBeInTheDocument();
    expect(screen.queryByText("Over")).not.toBeInTheDocument();
    expect(screen.getByText(/Dit gaat over niemand/)).toBeVisible();
    await user.click(await press("Leg op tafel"));
    await waitFor(() => expect(sent).toMatchObject({ nature: "no-person", detail: "that", subjects: [] }));
  });

  test("of one point that one is chosen", async () => {
    let sent: Record<string, unknown> = {};
    const mine = people.map((one) => (one.participant === haticesSeat ? { ...one, parts: [parts[1]!.id] } : one));
    const { user } = openTable({ people: mine }, {
      [`POST ${here}/items`]: async (request) => {
        sent = await body(request);
        return done(undefined, 1);
      },
    });
    await user.type(await field(), "Eén punt.");
    await user.click(await press("Leg op tafel"));
    await waitFor(async () => expect(await field()).toHaveValue(""));
    expect(sent.part).toBe(parts[1]!.id);
  });

  test("the laws of the own task come before all others", async () => {
    openTable();
    await field();
    const law = await screen.findByLabelText("Vastgelegd onder");
    await waitFor(() => expect(law).toHaveValue("wmo"));
    const others = within(law).getByRole("group", { name: "Andere wetten", hidden: true });
    expect(within(others).getAllByRole("option", { hidden: true }).map(({ textContent }) => textContent)).toEqual(["Jeugdwet"]);
    expect(law.querySelector(":scope > option")).toHaveValue("wmo");
  });

  test("says what it is to say only that something is so", async () => {
    const { user } = openTable();
    await field();
    expect(screen.getByText(/U zegt alleen dát er iets speelt/)).toBeVisible();
    await user.selectOptions(await screen.findByLabelText("Ik zeg"), "what");
    expect(screen.getByText(/U zegt ook wát er speelt/)).toBeVisible();
  });

  test("the browser asks before it takes away words that were not sent, and not without any", async () => {
    const { user } = openTable();
    const asks = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
    await user.type(await field(), "Half");
    expect(asks()).toBe(true);
    await user.clear(await field());
    expect(asks()).toBe(false);
  });

  test("names an audience when somebody is left out", async () => {
    let sent: Record<string, unknown> = {};
    const { user } = openTable({}, {
      [`POST ${here}/items`]: async (request) => {
        sent = await body(request);
        return done(undefined, 1);
      },
    });
    await user.type(await field(), "Zonder Stef.");
    await user.selectOptions(screen.getByLabelText("Agendapunt"), parts[0]!.id);
    await user.click(screen.getByRole("checkbox", { name: "Stef Hoekstra, Thuiswaard", hidden: true }));
    await user.click(await press("Leg op tafel"));
    await waitFor(async () => expect(await field()).toHaveValue(""));
    expect(sent.audience).toEqual(people.map(({ participant }) => participant).filter((id) => id !== haticesSeat && id !== stefsSeat));
  });

  test("a chip keeps its size while one chooses in it, so that nothing moves, and says at once what was chosen", async () => {
    const { user } = openTable();
    await field();
    await user.selectOptions(screen.getByLabelText("Agendapunt"), parts[0]!.id);
    const summary = screen.getByText("Wie ziet dit?", { selector: "summary > span" }).closest("summary")!;
    const chip = summary.parentElement!;
    vi.spyOn(chip, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 180, 36));
    await user.click(summary);
    await waitFor(() => expect(chip.style.inlineSize).toBe("180px"));
    await user.click(screen.getByRole("checkbox", { name: "Stef Hoekstra, Thuiswaard" }));
    expect(summary).toHaveTextContent("niet Stef Hoekstra");
    await user.click(await field());
    await waitFor(() => expect(chip.style.inlineSize).toBe(""));
  });

  test("keeps the text when it is refused, and says why at the field", async () => {
    const { user } = openTable({}, {
      [`POST ${here}/items`]: () => problem(400, "domain-missing", [{ field: "domain", reason: "domain-missing", rule: "L2" }]),
    });
    await user.type(await field(), "Half af");
    await user.click(await press("Leg op tafel"));
    expect(await screen.findByText("Kies een leefgebied.")).toBeVisible();
    expect(await field()).toHaveValue("Half af");
    expect(screen.getByLabelText("Leefgebied")).toBeInvalid();
  });

  test("what was mended is no longer wrong, and what was not still is", async () => {
    const { user } = openTable({}, {
      [`POST ${here}/items`]: () =>
        problem(400, "domain-missing", [
          { field: "domain", reason: "domain-missing", rule: "L2" },
          { field: "part", reason: "parts-missing", rule: "L2" },
        ]),
    });
    await user.type(await field(), "Half af");
    await user.click(await press("Leg op tafel"));
    expect(await screen.findByText("Kies een leefgebied.")).toBeVisible();
    await user.selectOptions(screen.getByLabelText("Leefgebied"), "finances");
    expect(screen.queryByText("Kies een leefgebied.")).not.toBeInTheDocument();
    expect(screen.getByLabelText("Leefgebied")).toBeValid();
    expect(screen.getByText("Kies een agendapunt.")).toBeVisible();
    await user.selectOptions(screen.getByLabelText("Agendapunt"), parts[0]!.id);
    expect(screen.queryByText("Kies een agendapunt.")).not.toBeInTheDocument();
    expect(await field()).toHaveValue("Half af");
  });

  test("waits while the server is away, and sends under the same key", async () => {
    const keys: (string | null)[] = [];
    const { user } = openTable({}, {
      [`POST ${here}/items`]: (request) => {
        keys.push(request.headers.get("Idempotency-Key"));
        return keys.length < 3 ? noServer() : done(undefined, 1);
      },
    });
    await user.type(await field(), "Blijft staan");
    await user.click(await press("Leg op tafel"));
    expect(await screen.findByText(/Uw tekst blijft staan/)).toBeVisible();
    expect(await field()).toHaveValue("Blijft staan");
    await waitFor(async () => expect(await field()).toHaveValue(""), { timeout: 4_000 });
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  test("a half-typed text outlives what others do and another screen", async () => {
    const { user, live } = openTable({ stage: "round" });
    await user.type(await field(), "Half af");
    live.show({ items: [item(1)] });
    expect(await field()).toHaveValue("Half af");
    await user.click(screen.getAllByRole("link", { name: "Wie neemt wat mee?" })[0]!);
    await user.click(await screen.findByRole("link", { name: "Aan tafel" }));
    expect(await field()).toHaveValue("Half af");
  });
});
