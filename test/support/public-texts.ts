// Which texts must be whole in every language of the product: those that citizens, stations and readers of alerts see.

import type { Message } from '../../src/core/text.ts'

// All modules with texts: what nobody imports has no words that anybody could see.
import '../../src/http/pages/index.ts'
import '../../src/keeping/mirror-texts.ts'
import '../../src/node.ts'
import '../../src/ui/mailbox-texts.ts'
import '../../src/ui/report-files-texts.ts'
import '../../src/ui/sealing-texts.ts'

/** Catalogues that are seen as a whole. */
const WHOLE: ReadonlySet<string> = new Set([
  'ui',
  'sealing',
  'reportFiles',
  'record-scripts',
  'mailbox',
  'station',
  'http',
  'problem',
  'field',
  'start',
  'programme',
  'programme-clause',
  'contact-card',
  'directory-front',
  'cases-clause',
  'cases-justice-public',
  'evidence-clause',
  'evidence-public',
  'territory-front',
  'voting-times',
  'monitoring-front',
  'monitoring-compare',
  'alerting-front',
  'help',
  'mirror',
  'agencies-public',
  'agency-channel',
  'agency-desk',
  'report',
  'report-mailbox',
  'report-advice',
  'report-what',
  'report-where',
  'report-who',
  'symptom',
  'alertTemplate',
  'alertPublic',
  'alertEvent',
  'alertUrgency',
  'alertSeverity',
  'alertCertainty',
  'alertScope',
  'alertCategory',
  'alertResponse',
  'alertRole',
  'alertAnswer',
  'alertKind',
  'sms',
  'mail',
  'push',
  'stationCard',
  'notices-appeals',
  'notices-categories',
  'notices-corrections',
  'notices-detection',
  'notices-due',
  'notices-grounds',
  'notices-outcomes',
  'notices-public',
  'notices-remedies',
  'notices-restrictions',
  'notices-stands',
  'notices-steps',
  'outlets-public',
  'pollwatch-public',
  'pollwatch-values',
  'shippedFact',
  'shippedFactConfidence',
  'claims-claimants',
  'claims-clause',
  'claims-harms',
  'claims-objection',
  'claims-public',
  'claims-stances',
  'claims-verdicts',
  'sources-clause',
  'sources-copies',
  'sources-disclosures',
  'sources-faults',
  'sources-links',
  'sources-public',
  'sources-standings',
  'sources-values',
  'statements-prepared',
  'statements-public',
])

/** Keys that are seen, of catalogues that belong to the console otherwise. */
const PARTS: Readonly<Record<string, ReadonlySet<string>>> = {
  alerting: keys(
    'alerts unknownAlert wrongState notAStation outsideAudience unknownRevision reasonMissing tooManyProblems',
    'tooManyAnswers unknownLink noProof linkOver badSubscription unknownStation',
  ),
  monitoring: keys(
    'why remedy standard what severity checks checksIntro category weight rules meaning result cap unknownCheck',
  ),
  directory: keys('unknownCountry'),
  contact: keys('notify limits turnOn done denied failed missing back'),
  'accounts-pages': keys(
    'signIn signInHint signInButton recoveryTitle recoveryCode recoveryCodeHint recoveryButton needsScript',
    'unsupported cancelled known offline noSecret join joinHint pinHint joinButton yourName invited joined',
    'toConsole codesTitle codesHint print enrol enrolHint enrolCode deviceLabel',
    'enrolFor enrolUntil enrolOther enrolLook codeFor',
  ),
  reports: keys(
    'unknownDesk signedIn notReceiving keysChanged otherReport notSealed badKey full isClosed',
  ),
  // A list that everybody may take as a file, and what is asked before a group withdraws.
  'http-desk': keys('keep done file fileCut'),
  notices: keys('unknownNotice unknownIssuer'),
  outlets: keys('unknownOutlet'),
  pollwatch: keys('wrongKey noConduct wrongStep appealedBefore unknownIssue'),
  claims: keys('unknownClaim manyObjections'),
  sources: keys('unknownCode'),
  statements: keys('unknownStatement'),
  accounts: keys(
    'unknownLink usedLink expiredLink expiredChallenge wrongPasskey knownPasskey wrongCode usedCode',
    'tooManyTries noName',
  ),
}

function keys(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')))
}

/**
 * Titles, reasons and rules of the checks are for everybody; what stands before these is of the console, as are the
 * steps and settings of a remedy.
 */
const OF_CONSOLE =
  /^(?:change|ede|error|evidence|kind|panel|record|server|signal|state|unchecked|unready|untested)\.|\.stage\d$/

function isOfCheck({ slice, key }: Message): boolean {
  return slice === 'monitoring' && key.includes('.') && !OF_CONSOLE.test(key)
}

/** Whether a text is seen by citizens, at stations, or by whoever reads an alert. */
export function isPublicText(message: Message): boolean {
  const { slice, key } = message
  const isWhole = WHOLE.has(slice) && !OF_CONSOLE.test(key)
  return isWhole || PARTS[slice]?.has(key) === true || isOfCheck(message)
}
