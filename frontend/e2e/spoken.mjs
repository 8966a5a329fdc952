// SPDX-License-Identifier: EUPL-1.2
//
// What a screen reader makes of a page, from the tree that Chromium gives it.

import { people } from "./cast.mjs";
import { t } from "./texts.mjs";

const named = new Set([
  "button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "dialog", "navigation", "region", "heading", "table", "image",
]);
const landmarks = new Set(["banner", "main", "navigation", "region", "contentinfo", "complementary", "form"]);

/** Names what a screen reader could not tell: what has no name, landmarks that are called alike, and a page without one title. */
export async function wordless(page, screen) {
  if (await page.evaluate(() => matchMedia("print").matches)) return []; // paper is silent
  const nodes = await spokenTree(page);
  const modal = nodes.some(({ role }) => role === "dialog");
  const nameless = nodes.filter(({ role, name }) => named.has(role) && !name);
  const titles = nodes.filter(({ role, level }) => role === "heading" && level === 1);
  const seen = new Map();
  for (const { role, name } of nodes.filter(({ role, name }) => landmarks.has(role) && (name || role !== "form"))) {
    const key = `${role} "${name}"`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return [
    ...nameless.map(({ role, text }) => `${screen}: a ${role} without a name: ${text}`),
    ...(titles.length === 1 || modal ? [] : [`${screen}: ${titles.length} headings of the first level`]),
    ...[...seen].filter(([, count]) => count > 1).map(([key, count]) => `${screen}: ${count} landmarks are called ${key}`),
  ];
}

/** Answers the words of every live region: what is spoken when it changes, by how urgent it is. */
export async function liveRegions(page) {
  const nodes = await spokenTree(page);
  return nodes.filter(({ live }) => live === "polite" || live === "assertive").map(({ live, role, text }) => ({ live, role, text }));
}

/** Everything that is told, in order: role, name, level, how live it is, and the words inside. */
async function spokenTree(page) {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send("Accessibility.getFullAXTree");
  await devtools.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const words = (node) =>
    node.role?.value === "StaticText" ? (node.name?.value ?? "") : (node.childIds ?? []).map((id) => words(byId.get(id) ?? {})).join(" ");
  return nodes
    .filter(({ ignored }) => !ignored)
    .map((node) => {
      const property = (name) => node.properties?.find((one) => one.name === name)?.value?.value;
      return {
        role: node.role?.value,
        name: (node.name?.value ?? "").trim(),
        level: property("level"),
        live: property("live"),
        text: words(node).replace(/\s+/g, " ").trim(),
      };
    });
}

/** Names who was not told that somebody put an item there, who was and should not, and whoever heard what it says. */
export async function heardWrongly(at, { to, notTo, by, text }) {
  const heard = async (first) => (await liveRegions(at[first].page)).map(({ text }) => text).join("\n");
  const news = t("table.news.item", { name: people[by], part: "" }).split(" bij ")[0];
  const wrong = [];
  for (const first of to) {
    const told = await settles(async () => (await heard(first)).includes(news));
    if (!told) wrong.push(`${first} was not told: ${news}`);
  }
  for (const first of notTo) if ((await heard(first)).includes(news)) wrong.push(`${first} was told: ${news}`);
  for (const first of [...to, ...notTo]) if ((await heard(first)).includes(text)) wrong.push(`${first} heard what it says`);
  return wrong;
}

async function settles(condition) {
  for (let tries = 0; tries < 30; tries++) {
    if (await condition()) return true;
    await new Promise((again) => setTimeout(again, 100));
  }
  return condition();
}
