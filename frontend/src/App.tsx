// SPDX-License-Identifier: EUPL-1.2

import { Suspense, useEffect } from "react";
import { BrowserRouter, Navigate, Route, Routes } from "react-router";

import { Frame } from "./components/Frame";
import { lazy } from "./components/lazy";
import { Loading } from "./components/Loading";
import { StepUp } from "./features/again/StepUp";
import { LoggedIn } from "./features/session/LoggedIn";
import { keepFocus } from "./lib/focus";

// Each screen is fetched when somebody goes there.
const MyMeetings = lazy(() => import("./features/meetings/MyMeetings"));
const Access = lazy(() => import("./features/access/Access"));
const SignOnReturn = lazy(() => import("./features/entrance/SignOnReturn"));
const Welcome = lazy(() => import("./features/entrance/Welcome"));
const Operations = lazy(() => import("./features/operations/Operations"));
const Settings = lazy(() => import("./features/house/Settings"));
const People = lazy(() => import("./features/house/People"));
const Person = lazy(() => import("./features/house/Person"));
const Organisations = lazy(() => import("./features/house/Organisations"));
const Issuers = lazy(() => import("./features/house/Issuers"));
const NewCase = lazy(() => import("./features/convene/NewCase"));
const Case = lazy(() => import("./features/convene/Case"));
const NewMeeting = lazy(() => import("./features/convene/NewMeeting"));
const Preparation = lazy(() => import("./features/convene/PreparationScreen"));
const Door = lazy(() => import("./features/meetings/Door"));
const Parcel = lazy(() => import("./features/after/Parcel"));
const TablePage = lazy(() => import("./features/table/TablePage"));
const Certificate = lazy(() => import("./features/after/CertificatePage"));
const Notes = lazy(() => import("./features/after/Notes"));

/** The screen of the table, for whoever opens it first. */
export const fetchTable = TablePage.fetch;

export function App() {
  useEffect(keepFocus, []);
  return (
    <BrowserRouter>
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route element={<Frame />}>
            <Route path="/api" element={<Operations />} />
            <Route path="/j" element={<Welcome />} />
            <Route path="/sign-on" element={<SignOnReturn />} />
            <Route element={<LoggedIn />}>
              <Route path="/" element={<MyMeetings />} />
              <Route path="/access" element={<Access />} />
              <Route path="/house" element={<Settings />} />
              <Route path="/house/people" element={<People />} />
              <Route path="/house/people/:person" element={<Person />} />
              <Route path="/house/organisations" element={<Organisations />} />
              <Route path="/house/sign-on" element={<Issuers />} />
              <Route path="/cases/new" element={<NewCase />} />
              <Route path="/cases/:case" element={<Case />} />
              <Route path="/cases/:case/meetings/new" element={<NewMeeting />} />
              <Route path="/meetings/:meeting" element={<Door />} />
              <Route path="/meetings/:meeting/preparation" element={<Preparation />} />
              <Route path="/meetings/:meeting/parcel" element={<Parcel />} />
              <Route path="/meetings/:meeting/notes" element={<Notes />} />
              <Route path="/meetings/:meeting/certificate" element={<Certificate />} />
            </Route>
          </Route>
          <Route element={<LoggedIn bare />}>
            <Route path="/meetings/:meeting/table/*" element={<TablePage />} />
          </Route>
          <Route path="*" element={<Navigate to="/" replace />} />
        </Routes>
        <StepUp />
      </Suspense>
    </BrowserRouter>
  );
}
