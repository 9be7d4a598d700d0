// What the outlets of the exercise's country are told and what they answer. Nothing of it is real, and all of it says so.

const POST = 'Practica Morning Post (exercise)'
const RADIO = 'Radio Birch (exercise)'
const NEWS = 'Alder Evening News (exercise)'
/** In whose name notices are given. */
export const OFFICE = 'Electoral Gazette of Practica (exercise)'

/** How an outlet answers what participants send it; whoever is not here never answers. */
export const ANSWERS = {
  [POST]: {
    by: 'Editor on duty (exercise)',
    reply: 'Exercise: we stand by what we wrote. Two witnesses told it to us.',
    grounds: 'Exercise: what our witnesses said was not weighed.',
  },
  [RADIO]: { by: 'Head of news (exercise)', reply: null, grounds: null },
} as const

const COUNTED = {
  about: '120,000 votes',
  category: 'results',
  quote: 'Exercise: 120,000 votes were counted twice in Birch.',
  facts:
    'Exercise: one list of 1,200 votes was entered twice by mistake and taken out again within an hour.',
  harm: 'Exercise: people may think that the count cannot be trusted.',
} as const

const CLOSING = {
  about: 'in Alder close at 4 pm',
  category: 'voting_date',
  quote: 'Exercise: polling stations in Alder close at 4 pm today because of the storm.',
  facts: 'Exercise: no closing time was changed. All stations are open until 8 pm.',
  harm: 'Exercise: people may come too late, or not at all.',
} as const

/** Notices that the exercise begins with, the oldest first: `about` is part of the claim's words. */
export const NOTICES = [
  {
    ...COUNTED,
    source: POST,
    by: 'Editor on duty (exercise)',
    reply: 'Exercise: we wrote that an observer said so, and asked the office the same day.',
    decision: {
      outcome: 'unresolved_disagreement',
      reasons: 'Exercise: the headline did not say that it was a report of somebody else.',
    },
    grounds:
      'Exercise: the headline names the observer. The reviewer read the one of another page.',
    appeal: {
      outcome: 'overturned',
      reasons: 'Exercise: the page that was kept shows the observer in the headline.',
      retraction:
        'Exercise: this notice was wrong. The Practica Morning Post named its source, and the office says sorry.',
    },
  },
  {
    ...COUNTED,
    source: RADIO,
    by: 'Head of news (exercise)',
    reply: 'Exercise: we read it out as we had it, and read the office’s figure out an hour later.',
    decision: {
      outcome: 'reply_published',
      reasons:
        'Exercise: the reply says what listeners need to know, and stands beside the notice.',
    },
  },
  {
    ...CLOSING,
    source: RADIO,
    by: 'Head of news (exercise)',
    reply: 'Exercise: we had it from a caller, and do not know whether it is so.',
  },
  { ...CLOSING, source: NEWS, isUrgent: true },
] as const
