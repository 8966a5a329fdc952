// SPDX-License-Identifier: EUPL-1.2

export { Alert } from "./Alert";
export { Badge } from "./Badge";
export { Button } from "./Button";
export { Choice } from "./Choice";
export { Code } from "./Code";
export { DataList } from "./DataList";
export { DayField } from "./DayField";
export { describedBy, Field, FieldError } from "./Field";
export { Fieldset } from "./Fieldset";
export { Folded } from "./Folded";
export { Heading } from "./Heading";
export { Checkbox, Radio, Select, Textarea, Textbox } from "./Inputs";
export { Link } from "./Link";
export { LinkButton } from "./LinkButton";
export { List } from "./List";
export { Page } from "./Page";
export { Paragraph } from "./Paragraph";
export { RouteLink } from "./RouteLink";
export { Table } from "./Table";
