// What citizens report: twelve classes that reporter and responder understand alike, where it happened and who says so.
// Routes of the directory and steps of a report are told in these; the words for people stand where they are shown.

/** What happened, what is told most often first; `other` is what fits none, and always last. */
export const WHAT = [
  'account-taken-over',
  'fake-site-or-message',
  'false-voting-information',
  'service-down',
  'data-leak',
  'ransom',
  'threats',
  'vote-buying',
  'obstruction',
  'result-tampering',
  'official-misconduct',
  'other',
] as const
export type What = (typeof WHAT)[number]

/**
 * Where it happened: on the internet or a telephone, at a polling station, by letter, in press and broadcast, at home or
 * work, in the street, at an event of a campaign, or anywhere else; `unsaid` is what somebody would rather not say. Old
 * reports have the first four.
 */
export const WHERE = [
  'online',
  'station',
  'post',
  'media',
  'home',
  'work',
  'street',
  'event',
  'other',
  'unsaid',
] as const
export type Where = (typeof WHERE)[number]

/** Who tells of it: a voter is everybody who is nothing else here. */
export const WHO = ['voter', 'official', 'candidate', 'journalist', 'staff', 'child'] as const
export type Who = (typeof WHO)[number]

/** What a route says instead of a class, a place or a person: any of them. */
export const ANY = '*'
