// SPDX-License-Identifier: Apache-2.0

/** Why the process of an audit has a step, or a screen, a sentence or two each. */
export const whyMessages = {
  "why.label": "Why is this needed?",
  "why.of": "Why is this needed? {step}",
  "why.people":
    "Owners and chairs consent by signing. Later, their signatures are known by the keys that were compared with them here, and by nothing else.",
  "why.intake":
    "What a vendor hands over is confidential, and all that an audit rests on. It is taken in so that anybody can see later what came, from whom, and whether it was whole.",
  "why.findings":
    "The Security Response Committee sees every finding before the public does, and says what of it can be published, and when.",
  "why.embargo":
    "Results are held back until users can protect themselves; everybody who knows of them keeps to the same time.",
  "why.consent-request":
    "Nothing gathered or made in an audit may be shared outside the vendor and the subproject without the explicit consent of the subproject and the SIG Security chairs.",
  "why.proposal":
    "Findings are published only with the consent of the subproject and the chairs. What they are to consent to is fixed first, byte for byte, with its paths in the public repository.",
  "why.gate":
    "Once published, nothing can be taken back. So each condition of the process and of the charter is met before a file is written, and is looked at again on the bytes that are written.",
  "why.answer":
    "The process asks for the explicit consent of the subproject and the chairs. It is explicit only if you saw what it is for: nothing leaves because you looked.",
  "why.sign":
    "Consent has to be explicit: a signature says who agreed to exactly these bytes, and anybody can check it without Counterseal.",
  "why.step.steering-notified":
    "The CNCF and the Steering Committee have a part in every audit, so that both know from the start that one begins.",
  "why.step.service-desk-ticket":
    "The CNCF is asked through its Service Desk, where only the Steering Committee and the leads of a few SIGs can create a ticket.",
  "why.step.umbrella-issue":
    "One public issue holds every task of the audit, so that anybody can see how far it is.",
  "why.step.charter-in-force":
    "Nothing may leave without consent of the owners and chairs. The charter says who they are and whose signature counts.",
  "why.step.focus-areas":
    "The core components are looked at in every audit. What else is, the subproject decides before vendors are asked for offers.",
  "why.step.rfp-written":
    "Vendors can only offer what they were asked for: the RFP fixes scope, schedule, method, deliverables and how a vendor is chosen.",
  "why.step.rfp-published":
    "The RFP is public, so that every vendor has the same text and everybody can hold the audit against it.",
  "why.step.tracking-issue":
    "The issue is where reviewers say in public that they keep the embargo and have no conflict of interest.",
  "why.step.questions-open":
    "Vendors and the community may ask about the RFP from its opening to its closing date; the form gathers what they ask.",
  "why.step.questions-answered":
    "Answers go into the RFP itself, so that no vendor knows more than the others.",
  "why.step.rfp-closed":
    "Proposals are looked at together, and only once no more can come.",
  "why.step.reviewers-agreed":
    "Reviewers see what is confidential. Each first agrees to the release process and the embargo policy, and says that no vendor is their employer and that they gain nothing by the choice.",
  "why.step.private-channel":
    "Proposals are confidential: reviewers need a place to talk of them that nobody else reads.",
  "why.step.proposals-reviewed":
    "People who know security audits weigh every proposal, so that the choice can be explained.",
  "why.step.vendor-selected":
    "The RFP gave a date for the choice; vendors and the project plan by it.",
  "why.step.decision-published":
    "The choice is published beside the RFP, where everybody can hold one against the other.",
  "why.step.deliverables-promised":
    "The RFP defines what the vendor owes. Only against such a list can anybody see what is missing.",
  "why.step.deliverables-received":
    "What is published has to be all that was agreed on, and all of it passes through here first.",
  "why.step.findings-sent":
    "The Security Response Committee handles vulnerabilities of the project: it has to see each finding before the public does.",
  "why.step.findings-judged":
    "What the committee says of a finding decides whether it can be published, and when.",
  "why.step.embargo-agreed":
    "Results are held back until users can protect themselves; everybody who knows of them keeps to the same time.",
  "why.step.distributors-week":
    "Distributors need days to prepare their own releases before a vulnerability becomes public.",
  "why.step.distributors-day":
    "A last notice lets distributors release when the public learns of it.",
  "why.step.blog-drafted":
    "The blog post is how the world hears of the findings, so that vendor, CNCF and project agree on its words beforehand.",
  "why.step.embargo-over":
    "Until then nothing of it may be public, however ready everything is.",
  "why.step.release-exported":
    "Only what the owners and chairs signed may leave, byte by byte. The release carries their signatures, so that anybody can check.",
  "why.step.findings-merged":
    "The post links to the findings. They are merged just before it, so that they are public neither early nor late.",
  "why.step.link-live": "A post whose link leads nowhere announces nothing.",
  "why.step.blog-published":
    "With the post the audit reaches those for whom it was made; it may be the publication of the findings itself.",
} as const;
