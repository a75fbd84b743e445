import type { AdminMessages } from "@/lib/web/messages/admin/messages.ts";

const FIELDS = {
  rate: "Ballots per second",
  minutes: "Minutes",
  seed: "Seed",
  voters: "Registered voters",
};

const RESTS = {
  producer: "No more voters are registered.",
  simulator:
    "The simulated electorate casts no more ballots. Those of the booth and of programs are still taken.",
  aggregator:
    "Ballots are still taken and kept, but none is counted. The results say that the count is paused.",
};

export const en: AdminMessages = {
  title: "Administration",
  signIn: {
    intro:
      "Whoever has the administrator's token can pause the count, close the poll, begin another simulation and read the voters' records.",
    token: "Token",
    where: "It was printed where Urna was started, or chosen there with --admin-token.",
    button: "Sign in",
    wrong: "This is not the token. Copy it whole, as it was printed at the start.",
    wait: (seconds, n) => `Too many attempts. Try again in ${seconds} ${n === 1 ? "second" : "seconds"}.`,
  },
  signOut: "Sign out",
  intro:
    "What is decided here holds for all processes of this election, also after a restart, and is recorded below.",
  away: "Postgres does not answer. Nothing can be changed until it does; it is tried again by itself.",
  voters: "Records of the voters",
  refresh: "Refresh",
  outcome: {
    done: "Done.",
    unknown:
      "A server does not answer. It is not known whether this was done: what was done is recorded below.",
    as_it_was: "Nothing was changed: it was so already.",
    refused: "Nothing was changed.",
  },
  obstacle: {
    no_simulation: "This election is not a simulation, so no other one can take its place.",
    not_here: "A new simulation can only be begun where deno task start runs all three workers.",
    workers_elsewhere:
      "Workers run in another process too. Stop them, and try again. One that was killed is forgotten after some " +
      "seconds.",
    under_way: "A new simulation is being set up. Nothing else can be changed until it is there.",
  },
  progress: {
    heading: "How far it is",
    registered: "Voters registered",
    votes: "Votes counted",
    waiting: "Ballots waiting",
    of: (n, all) => `${n} of ${all}`,
  },
  workers: {
    heading: "Workers",
    sentence: "A paused worker rests, wherever it runs, until it is resumed. Nothing is lost meanwhile.",
    none: "This instance runs no workers. What is decided here reaches those of other processes.",
    columns: {
      worker: "Worker",
      state: "State",
      since: "Since",
      restarts: "Restarts",
      done: "Done since start",
      action: "Action",
    },
    does: {
      producer: "registers voters",
      simulator: "casts the ballots of the simulated electorate",
      aggregator: "counts ballots",
    },
    state: {
      running: "running",
      restarting: "starting again",
      paused: "paused",
      stopped: "stopped",
      pausing: "about to pause",
      resuming: "about to go on",
      elsewhere: "not in this process",
    },
    pause: "Pause",
    resume: "Resume",
    pauseThis: (worker) => `Pause the ${worker}`,
    resumeThis: (worker) => `Resume the ${worker}`,
  },
  rate: {
    heading: "Speed of the simulation",
    now: (rate, n) => `The simulated electorate casts ${rate} ${n === 1 ? "ballot" : "ballots"} per second.`,
    fast: "The simulated electorate casts its ballots as fast as possible.",
    label: "Ballots per second (0: as fast as possible)",
    button: "Change the speed",
  },
  poll: {
    heading: "Poll",
    open: "The poll is open.",
    closes: (time) => `The poll is open. It closes at ${time}.`,
    closed: (time) => `The poll was closed at ${time}. Later ballots do not count.`,
    minutes: "Close in how many minutes (0: now)",
    close: "Close the poll",
    reopen: "Open it again",
    keepOpen: "Keep it open",
  },
  renewal: {
    heading: "New simulation",
    sentence: "Deletes this election with all its ballots, and begins another one of the same scenario.",
    seed: "Seed",
    voters: "Registered voters",
    rate: "Ballots per second (0: as fast as possible)",
    button: "Begin a new simulation",
    underWay: "A new simulation is being set up.",
    problem: (problem) => `It does not get on: ${problem}. It is tried again.`,
  },
  actions: {
    heading: "What was done",
    sentence: "The newest first. These records outlive the elections that they tell of.",
    none: "Nothing yet.",
    time: "Time",
    action: "Action",
    pause: (worker) => `Paused the ${worker}`,
    resume: (worker) => `Resumed the ${worker}`,
    rate: (from, to) =>
      from === null
        ? `Set the speed to ${to} ballots per second`
        : `Changed the speed from ${from} to ${to} ballots per second`,
    close: (time) => `Set the poll to close at ${time}`,
    reopen: (time) => `Opened the poll again at ${time}`,
    keep_open: (time) => `Kept the poll open, which was to close at ${time}`,
    new_simulation: (next, before) =>
      `Began a new simulation: seed ${next.seed}, ${next.voters} voters, ${next.rate} ballots per second; before: ` +
      `seed ${before.seed}, ${before.voters} voters, ${before.votes} votes counted`,
    fast: "as many as possible",
  },
  confirm: {
    cancel: "Cancel",
    pause: (worker) => ({ title: `Pause the ${worker}?`, note: RESTS[worker], yes: `Pause the ${worker}` }),
    resume: (worker) => ({
      title: `Resume the ${worker}?`,
      note: "It goes on where it stood.",
      yes: `Resume the ${worker}`,
    }),
    rate: (rate) => ({
      title: "Change the speed?",
      note: `The simulated electorate casts ${rate} ballots per second from now on.`,
      yes: "Change the speed",
    }),
    close: (time) => ({
      title: time === null ? "Close the poll now?" : `Close the poll at ${time}?`,
      note:
        "Ballots that arrive later do not count. The simulated electorate stays at home while the poll is " +
        "closed. It can be opened again.",
      yes: "Close the poll",
    }),
    reopen: () => ({
      title: "Open the poll again?",
      note: "Ballots that arrived while it was closed stay rejected; their voters may vote again.",
      yes: "Open the poll",
    }),
    new_simulation: ({ seed, voters, rate }, votes) => ({
      title: "Begin a new simulation?",
      note:
        `This deletes the election with its ${votes} counted votes and its ledger, for good. The new one has ` +
        `seed ${seed}, ${voters} voters and ${rate} ballots per second.`,
      yes: "Delete it and begin anew",
    }),
  },
  wrong: (field, value, least, most) =>
    `${FIELDS[field]}: “${value}” is not accepted. It takes a ${
      field === "rate" ? "number" : "whole number"
    } from ${least} to ${most}.`,
};
