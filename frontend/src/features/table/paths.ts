// SPDX-License-Identifier: EUPL-1.2

/** The addresses of the live page and of what stands before and after it. */
export const doorPath = (meeting: string) => `/meetings/${meeting}`;
export const tablePath = (meeting: string) => `/meetings/${meeting}/table`;
export const roundPath = (meeting: string) => `/meetings/${meeting}/table/round`;
export const invitingPath = (meeting: string) => `/meetings/${meeting}/table/inviting`;
export const closingPath = (meeting: string) => `/meetings/${meeting}/table/closing`;
export const parcelPath = (meeting: string) => `/meetings/${meeting}/parcel`;
export const notesPath = (meeting: string) => `/meetings/${meeting}/notes`;
