// SPDX-License-Identifier: EUPL-1.2

/** jsdom knows the element and not what it does. */
export function standInForDialogs() {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
}
