import { Fragment } from "preact";

/** The name of a topic, or another like it, which breaks at its underscores where there is little room. */
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
