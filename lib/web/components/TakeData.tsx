interface TakeDataProps {
  /** What is said before the links. */
  label: string;
  csv: string;
  json: string;
  class?: string;
}

/** Where the figures above are to be had as data. */
export function TakeData({ label, csv, json, class: classes = "border-t pt-2" }: TakeDataProps) {
  const link = "underline underline-offset-4 py-1 inline-block";
  return (
    <p class={`${classes} text-sm print:hidden`}>
      {label}: <a class={link} href={csv}>CSV</a>, <a class={link} href={json}>JSON</a>
    </p>
  );
}
