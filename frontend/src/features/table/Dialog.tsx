// SPDX-License-Identifier: EUPL-1.2

import "./dialog.css";

import { useEffect, useId, useRef, type ReactNode, type SyntheticEvent } from "react";
import { createPortal } from "react-dom";

import { Heading } from "../../components/ui";
import { goBack, placeOf } from "../../lib/focus";

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A question in front of the page. Escape closes it, and the keyboard goes back to where it was, or nearest to it. */
export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = placeOf(document.activeElement);
    element?.showModal();
    // Not the first button: that is often the one that cannot be undone.
    heading.current?.focus();
    return () => {
      element?.close();
      goBack(before);
    };
  }, []);
  const cancel = (event: SyntheticEvent) => {
    event.preventDefault();
    onClose();
  };
  // Not where it is asked for: that part of the page may be folded away when a telephone is turned.
  return createPortal(
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onCancel={cancel}>
      <Heading level={2} id={id} ref={heading} tabIndex={-1}>
        {title}
      </Heading>
      {children}
    </dialog>,
    document.querySelector(".live") ?? document.body,
  );
}
