// SPDX-License-Identifier: EUPL-1.2

/** The eight people of the demo case, by the names of the minutes. */
export const people = {
  Noor: "Noor van Dalen",
  Hatice: "Hatice Demir",
  Joris: "Joris Blok",
  Mila: "Mila Peters",
  Stef: "Stef Hoekstra",
  Aniek: "Aniek Visser",
  Omar: "Omar Salhi",
  Lotte: "Lotte K.",
};

export const everybody = Object.keys(people);

const but = (...who) => everybody.filter((first) => !who.includes(first));

/** Words that each stand in one typed field only, and to whom the word is due at any time. */
export const canaries = [
  { word: "veilig kan blijven wonen", due: everybody },
  { word: "waar stokt die", due: everybody },
  { word: "Ruben K.", due: everybody },
  { word: "Rond de woning", due: but("Joris", "Aniek", "Omar", "Lotte") },
  { word: "Kent de meldingen", due: ["Noor", "Mila"] },
  { word: "niet de diagnose", due: ["Joris"] },
  { word: "Salhi", due: ["Noor", "Hatice", "Joris", "Lotte", "Omar"] },
  { word: "Woningcorporatie Thuiswaard", due: but("Omar") },
  { word: "meepraat", due: but("Mila", "Omar"), item: 1, by: "Lotte" },
  { word: "huurachterstand", due: but("Mila", "Omar"), item: 2, by: "Stef" },
  { word: "middernacht", due: ["Noor", "Hatice", "Mila", "Stef"], item: 3, by: "Stef" },
  { word: "Volgende contact", due: ["Noor", "Hatice", "Joris", "Omar", "Lotte"], item: 4, by: "Joris" },
  { word: "behandeling bij de GGZ", due: ["Joris", "Hatice"] },
  { word: "overprikkeld", due: ["Noor", "Hatice", "Joris", "Omar", "Lotte"], item: 5, by: "Joris" },
  { word: "bemiddeld", due: ["Noor", "Hatice", "Mila"], item: 7, by: "Mila" },
  { word: "vernieling", due: ["Noor", "Hatice", "Mila"], item: 8, by: "Mila" },
  { word: "slaapt vaak elders", due: but("Mila", "Omar"), item: 9, by: "Hatice" },
  { word: "aanmelding voor schuldhulp", due: but("Joris", "Omar"), item: 10, by: "Aniek" },
  { word: "bouw vertrouwen op", due: ["Noor", "Hatice", "Joris", "Omar", "Lotte"], item: 12, by: "Omar" },
  { word: "ontruiming aan", due: but("Mila", "Omar"), item: 13, by: "Stef" },
  { word: "af te stemmen op de behandeling", due: ["Noor", "Hatice", "Joris", "Omar", "Lotte"] },
  { word: "Om meldingen te herkennen", due: ["Noor", "Hatice", "Mila", "Stef"] },
  { word: "Bespreek het eerst", due: ["Lotte", "Hatice"] },
  { word: "Twee bezoeken per week", due: but("Omar", "Joris") },
];

/** What each person types among the own notes; it must never leave the page. */
export const ownNote = (first) => `Notitie van ${first}: kanarie in de kooi.`;
