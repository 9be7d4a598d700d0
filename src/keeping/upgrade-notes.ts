// What people meet after an upgrade that they would not expect: for whoever upgrades, told by the steps that are to be done.

/** A step of the store, and what comes with the version that brought it. */
interface Note {
  readonly step: string
  readonly meets: string
}

/** In the order in which it was made; a step with nothing for people has none. */
export const UPGRADE_NOTES: readonly Note[] = [
  {
    step: '0015-offer-place.sql',
    meets:
      'Codes for enrolling telephones of stations that are open now end: make and print new ones.',
  },
  {
    step: '0033-opening.sql',
    meets:
      'Private networks and ports that sites use today stay open. Look at the list under Networks, and close what need not be open.',
  },
  {
    step: '0045-device.sql',
    meets:
      'Whoever is signed in now cannot release an alert, nor do anything else as the second person, until an hour after signing in again (core.new_device): everybody signs in anew an hour before it is needed. What waits for a second person is proposed again.',
  },
  {
    step: '0049-order-target.sql',
    meets: 'Every standing order ends: two persons read the addresses and approve it anew.',
  },
  {
    step: '0071-overseer.sql',
    meets: 'The checklist asks who checks the administrator, until somebody is named.',
  },
  {
    step: '0092-hook.sql',
    meets:
      'The plan of each severity gets steps by webhook. They tell nobody until somebody enters one.',
  },
  {
    step: '0134-evidence.sql',
    meets: 'The checklist asks for two custodians of evidence.',
  },
  {
    step: '0139-channels.sql',
    meets:
      'Telephone numbers of agencies that were confirmed more than 180 days ago leave the public pages until somebody confirms them again.',
  },
  {
    step: '0143-incidents.sql',
    meets:
      'Each alert that was ever issued gets its incident, once the node has followed the log: whoever handles incidents closes those that are over.',
  },
  {
    step: '0170-reports.sql',
    meets:
      'A passkey made before may not be able to keep a key for sealed reports: officers of reports add a new one.',
  },
  {
    step: '0270-election-hours.sql',
    meets: 'The checklist asks for the hours of voting and a confirmed number of the authority.',
  },
  {
    step: '0290-page-approval.sql',
    meets:
      'A changed text about voting is made right by two persons, and the change watch learns each site anew: somebody approves what the next looks see.',
  },
  {
    step: '0320-set-aside.sql',
    meets:
      'Of the records that a workflow could not follow before, the last of each is tried again. What still cannot be followed stands on Situation with the reason.',
  },
]

/** What people meet after these steps, in sentences; empty where nothing is to be done. */
export function meetsAfter(steps: readonly string[]): string[] {
  const done = new Set(steps)
  return UPGRADE_NOTES.filter(({ step }) => done.has(step)).map(({ meets }) => meets)
}
