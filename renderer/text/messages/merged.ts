// SPDX-License-Identifier: Apache-2.0

export const mergedMessages = {
  "merged.title": "The merge",
  "merged.what":
    "Once the release is merged, compare the commit that is in the public branch now with what was signed. The clone is read and not changed, and nothing is fetched.",
  "merged.clone": "Clone of the public repository",
  "merged.cloneHint": "Fetch first, so that the commit is in it.",
  "merged.cloneMissing": "Choose the clone first.",
  "merged.commit": "Commit that brought it",
  "merged.commitHint":
    "The id of the merge, squash or rebase, or a branch whose last commit it is.",
  "merged.commitMissing": "Write an id, a branch or a tag, without spaces.",
  "merged.go": "Compare",
  "merged.busy": "Comparing…",
  "merged.seen": "Merged by",
  "merged.at": "Compared",
  "merged.done": "This commit brings exactly what was signed. It is recorded.",
  "merged.differs": "This commit differs from what was signed",
  "merged.differsWhat":
    "Nothing was recorded. Compare another commit, or have the public branch put right before anything points to it.",
  "merged.notThere": "The release is not there",
  "merged.notThereWhat":
    "Nothing was recorded. The clone has no such commit, or the commit no release. Where it was merged, fetch, and compare again. Where it was never pushed, nothing is merged yet: NEXT-STEPS.md in the exported folder has the commands that fetch, verify and push it. Compare once the pull request is merged.",
  "merged.other": "This commit brings another release",
  "merged.otherWhat":
    "Nothing was recorded. It brings {purpose}. Compare it on that release’s page.",
  "merged.otherUnknown":
    "Nothing was recorded. No release of this vault has its statement.",
  "merged.brought": "The release folder came with another commit:",
  "merged.useBrought": "Compare that one",

  "announcement.title": "Announcement",
  "announcement.what":
    "Drafts for people to finish, made of what is public with the merge: the approval, its charter, its signers and the commit. Publish the post once its links are live.",
  "announcement.post": "Draft of the post",
  "announcement.index": "Line for the repository’s README",
  "announcement.save": "Save…",
  "announcement.saveWhat": "Markdown, as it is shown here.",
  "announcement.saved": "The draft was saved. That it was is on the record.",
  "announcement.jump": "Draft the post",

  "superseded.by": "Replaced by a later release",
  "superseded.willBe": "A later release is to replace this one",
  "superseded.why": "It says why: {purpose}",
  "superseded.show": "Show that release",
  "supersedes.title": "This replaces an earlier release",
  "supersedes.why": "Its purpose says why. What it replaces: {purpose}",
  "supersedes.gone": "a release that is not here",
} as const;
