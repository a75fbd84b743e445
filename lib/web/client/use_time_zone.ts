import { useEffect, useState } from "preact/hooks";

/** UTC in the page as it arrives, the reader's own time zone once it is alive. */
export function useTimeZone(): string {
  const [timeZone, setTimeZone] = useState("UTC");
  useEffect(() => setTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return timeZone;
}
