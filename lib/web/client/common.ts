/**
 * What most of the islands and of their later parts are made of. Each of them imports all of this, so that it is one
 * file that a browser loads once: a bundler makes a file of what the same entries need, and of every few lines that
 * some need and others do not, a file of their own.
 */
import "preact/jsx-runtime";
import "@/lib/web/client/remembered_pace.ts";
import "@/lib/web/client/shown_frame.ts";
import "@/lib/web/client/when_near.ts";
import "@/lib/web/components/Bar.tsx";
import "@/lib/web/components/Heading.tsx";
import "@/lib/web/components/LinkState.tsx";
import "@/lib/web/components/PageLink.tsx";
import "@/lib/web/chart/geometry.ts";
import "@/lib/web/live/sent_frame.ts";
import "@/lib/web/look/candidate_colours.ts";
import "@/lib/web/messages/words.ts";
import "@/lib/web/names.ts";
