// SPDX-License-Identifier: EUPL-1.2

package view

// Rules says, for every value of the tag `see` on a field of a view, who receives
// it, as a sentence. A field without a tag, or with one that is not here, fails a
// test: unknown means no. The sentences are kept by conference.Sight, which is
// all that a view can reach.
var Rules = map[string]string{
	"actor":         "Who did the deed gets its receipt, and nothing else. (P6)",
	"self":          "Everybody logged in sees who they are.",
	"own":           "Everybody sees what is their own: their list, their consents, their deeds. (C8, P6)",
	"house":         "Everybody logged in knows the house.",
	"public":        "Anybody: law and field, and what stands on the door of the house; without a person in it.",
	"administrator": "Only an administrator of the house. (P6)",
	"directory":     "Administrators and organisers: whom the house knows, and with which organisations it works. (M1)",
	"invited":       "Whoever is invited knows that there is a meeting, when, who convenes, whom to turn to and how far they are themselves. (C11, M2, M5, M7)",
	"case":          "The organiser; others once confidentiality is accepted and the task, where one is needed, confirmed. (C3, M2, M5)",
	"part":          "Who was asked for this part, once they may see the case; the organiser all. (M6)",
	"people":        "At the table, who shares a part and was at the table; the organiser all. (L1, M6)",
	"organiser":     "Only the organiser. (M1, M2, S1)",
	"word":          "The organiser whom somebody comes to, an administrator, and the person: by whose word it is them. (L1)",
	"neighbour":     "A professional who is known and here, and may see the case: for whom of the own parts they can answer. (L1, M4, M6)",
	"elsewhere":     "At the table: others elsewhere are a number. (M6)",
	"entity":        "Each entity of a live view has the rules of its own fields; a key that is gone was seen before. (L1)",
	"item":          "While the table is open: its provider, and at the table its audience. (L1, L6, M6)",
	"request":       "The provider of the item; at the table the audience of the request. (L1, T2)",
	"provider":      "The provider of the item: who decides knows for whom and for what. (L1, T1)",
	"limits":        "The provider and the recipient: other words and conditions are between them. (T2)",
	"agreement":     "At the table its audience; after closing the organiser, who took it on, and the audience that attended. (S2, S3)",
	"parcel":        "The recipient, after closing, from first opening until it is gone. (S7, T5)",
	"parcel-head":   "The recipient, after closing: that there is a parcel, how many, until when, and how it went. (S7)",
	"notes":         "After closing the organiser whole, others who attended as far as their own parts; no interpreter. (S3, M6)",
}
