// SPDX-License-Identifier: EUPL-1.2

export { Alert } from "./Alert";
export { Badge } from "./Badge";
export { Button } from "./Button";
export { Code } from "./Code";
export { Heading } from "./Heading";
export { Link } from "./Link";
export { List } from "./List";
export { Page } from "./Page";
export { Paragraph } from "./Paragraph";
export { Table } from "./Table";
