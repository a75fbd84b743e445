import type { BoothMessages } from "@/lib/web/messages/booth/messages.ts";

export const en: BoothMessages = {
  title: "Cast a ballot",
  intro:
    "Say who you are, choose, look once more, and keep the receipt: with it you can check that your ballot counts.",
  problem: "Please check",
  noSecret:
    "This is no secret ballot: whoever runs this election can see how each voter voted. Other people cannot.",
  stepsLabel: "Steps",
  steps: { number: "Your number", paper: "Ballot paper", review: "A last look", receipt: "Receipt" },
  changeNumber: "Change the number",
  checkReceipt: "Check a receipt",
  number: {
    heading: "Who is voting?",
    sentence: (example) =>
      `The registration number stands on your voter's card and looks like ${example}. Spaces, hyphens and ` +
      "small letters do not matter.",
    label: "Registration number",
    birth: "Date of birth",
    next: "To the ballot paper",
  },
  lend: {
    heading: "No number at hand?",
    sentence:
      "This is a simulation. It lends you one of its made-up voters: one who has not voted, and would not.",
    button: "Lend me a voter",
    lent: (location) =>
      `You may vote as a made-up voter of ${location}, who has not voted. The number is filled in.`,
  },
  paper: {
    heading: "Your choice",
    sentence: "Choose one candidate. The order is drawn by lot for each ballot paper.",
    legend: "Candidates",
    next: "To a last look",
  },
  review: {
    heading: "Is this your ballot?",
    sentence: "Once it is cast, it can be neither changed nor taken back.",
    choice: "Your choice",
    cast: "Cast the ballot",
    change: "Change the choice",
    over: "This ballot does not count",
    overSentence: "This is what it said.",
  },
  receipt: {
    heading: "Your ballot is in the ballot box",
    sentence:
      "Keep this receipt, on paper or as a file. It says where your ballot lies, and tells nobody whom it is for.",
    label: "Your receipt",
    check: "Check it in the ledger",
    moment:
      "The ledger knows the receipt once the ballot is counted, usually within a second. To keep it on paper, print this page.",
    save: "Save as a file",
    fileName: "receipt.txt",
    file: (election, receipt, address) =>
      `${election}\n\nReceipt for a ballot:\n${receipt}\n\nTo check that it counts:\n${address}\n\n` +
      "This receipt tells nobody whom the ballot is for.\n",
    results: "See the results",
    again: "Cast another ballot",
  },
  opening: {
    summary: "The opening: for your eyes only",
    sentence:
      "With the opening and the message you can compute the receipt again, and so see that it commits to your " +
      "choice. Whoever you show them to sees whom you voted for.",
    opening: "Opening",
    message: "Message in the ballot box",
    save: "Save both as a file",
    fileName: "opening.json",
  },
  notices: {
    no_number: "Please enter your registration number.",
    malformed_number: (example) =>
      `This is no registration number: a character is missing or mistyped. A right one looks like ${example}.`,
    no_birth: "Please enter your date of birth: day, month and year.",
    no_choice: "Please choose one candidate.",
    unknown_voter:
      "Nobody is registered under this number. Please compare it with your voter's card. Nothing was cast.",
    unknown_pair:
      "No voter is registered with this number and date of birth. Please compare both with your voter's card. " +
      "Nothing was cast.",
    under_age: (age) =>
      `This voter is younger than ${age} on the day of the election, and so cannot vote. Nothing was cast.`,
    poll_closed: "The poll is closed: ballots no longer count. The results are on the first page.",
    duplicate:
      "This voter's ballot is in the ballot box already, and only the first one counts. If you cast it, your receipt " +
      "shows that it is there; if you did not, please tell those who run this election.",
    unknown_candidate: "The chosen candidate does not stand in this election. Please choose one of these.",
    not_cast:
      "The registry or the ballot box cannot be reached for now. Nothing was cast. What you entered is kept: please " +
      "try again in a few seconds.",
    not_known:
      "It is not known whether your ballot has arrived. Please cast it once more: it counts once, however often it is " +
      "sent.",
    too_many: (seconds) =>
      `Too many attempts came from your address. Nothing was cast. Please try again in ${seconds} s.`,
    nobody_to_lend: "No voter was found who could be lent. Please try again in a moment.",
  },
};
