// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useId, useRef, type ReactNode, type SyntheticEvent } from "react";

import { Heading } from "../../components/ui";

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A question in front of the page. Escape closes it, and the keyboard goes back to where it was. */
export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const cancel = (event: SyntheticEvent) => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onCancel={cancel}>
      <Heading level={2} id={id}>
        {title}
      </Heading>
      {children}
    </dialog>
  );
}
