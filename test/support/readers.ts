// Programs of other authors that read what the node gives out: Debian's feedparser and icalendar.

import { execFileSync } from 'node:child_process'

/** Debian's Python, whatever other ones the machine has. */
const PYTHON = '/usr/bin/python3'

function read<T>(program: string, text: string): T {
  return JSON.parse(execFileSync(PYTHON, ['-c', program], { input: text, encoding: 'utf8' })) as T
}

/** An Atom feed as feedparser has it; `isBad` where it found a fault. */
export function readFeed(text: string) {
  return read<{
    isBad: boolean
    version: string
    title: string
    entries: { id: string; title: string; link: string; updated: string; summary: string }[]
  }>(
    `import feedparser, json, sys
d = feedparser.parse(sys.stdin.read())
keys = ('id', 'title', 'link', 'updated', 'summary')
print(json.dumps({'isBad': bool(d.bozo), 'version': d.version, 'title': d.feed.title, 'entries': [{k: e[k] for k in keys} for e in d.entries]}))`,
    text,
  )
}

/** The events of a calendar as icalendar has them, in UTC; `faults` are properties that it could not read. */
export function readCalendar(text: string) {
  return read<{
    name: string
    faults: unknown[]
    events: { uid: string; title: string; from: string; until: string }[]
  }>(
    `import icalendar, json, sys
c = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
e = [{'uid': str(v['UID']), 'title': str(v['SUMMARY']), 'from': v['DTSTART'].dt.isoformat(), 'until': v['DTEND'].dt.isoformat()} for v in c.walk('VEVENT')]
print(json.dumps({'name': str(c['X-WR-CALNAME']), 'faults': [list(x) for v in c.walk() for x in v.errors], 'events': e}))`,
    text,
  )
}
