import { Fragment } from "preact";

/** A topic's name, which breaks at its underscores where there is little room. */
export function TopicName({ topic }: { topic: string }) {
  return (
    <span class="font-mono">
      {topic.split(/(?<=_)/).map((part, i) => (
        <Fragment key={part}>
          {i > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
