import { createSocket } from 'node:dgram'
import { existsSync } from 'node:fs'
import { type Diagnosis, diagnosesOf } from '../../core/diagnosis.ts'
import { nowMs, toMs } from '../../core/time.ts'
import { askUrl, reasonOf } from './ask.ts'
import { LOOK_MS, type Patient } from './patient.ts'

/** Stations believe a heartbeat that is this old; people who compare times see a difference of seconds. */
const WRONG_MS = 5_000

/** A Date header counts whole seconds, and was written before it arrived. */
const DATE_SLACK_MS = 2_000

/** Seconds between 1900, where NTP begins, and 1970. Source: RFC 5905 §6. */
const NTP_EPOCH_S = 2_208_988_800

/** What systemd-timesyncd leaves behind when it has set the clock. Source: systemd-timesyncd.service(8). */
const TIMESYNC_MARK = '/run/systemd/timesync/synchronized'

const { good, wrong, unseen } = diagnosesOf('clock')

const MEND =
  'Install systemd-timesyncd or chrony, and let it reach a time server: timedatectl set-ntp true.'

/** The clock of this machine beside the one that the operator named. */
export async function lookAtClock({ clock }: Patient): Promise<Diagnosis[]> {
  if (clock === null) {
    return existsSync(TIMESYNC_MARK)
      ? [good('The clock is kept by systemd-timesyncd.')]
      : [
          unseen(
            'The clock was compared with nothing.',
            'Name a server that knows the time: --clock ntp://ADDRESS or --clock https://HOST/.',
          ),
        ]
  }
  try {
    const url = new URL(clock)
    const isNtp = url.protocol === 'ntp:'
    const offset = isNtp ? await ntpOffset(url) : await dateOffset(url)
    return [judgeClock(offset, { by: url.host, slackMs: isNtp ? 0 : DATE_SLACK_MS })]
  } catch (error) {
    return [unseen(`${clock} was asked for the time: ${reasonOf(error)}.`)]
  }
}

/** Judges how far the other clock is ahead, in ms. */
export function judgeClock(
  offsetMs: number,
  { by, slackMs }: { readonly by: string; readonly slackMs: number },
): Diagnosis {
  const off = Math.abs(offsetMs)
  if (off <= WRONG_MS + slackMs) return good(`The clock agrees with ${by}.`)
  const way = offsetMs > 0 ? 'behind' : 'ahead of'
  return wrong(`The clock is ${Math.round(off / 1000)} s ${way} ${by}.`, MEND)
}

/** Asks an NTP server, one packet. Source: RFC 4330 §5, without the cares of a client that sets clocks. */
function ntpOffset(url: URL): Promise<number> {
  const socket = createSocket(url.hostname.startsWith('[') ? 'udp6' : 'udp4')
  return new Promise<number>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('nothing answered in time')), LOOK_MS)
    limit.unref()
    const packet = Buffer.alloc(48)
    packet[0] = 0x23 // version 4, client
    const sent = nowMs()
    socket.once('error', reject)
    socket.once('message', (answer) => {
      const received = nowMs()
      if (answer.length < 48) return reject(new Error('the answer is no time'))
      const seconds = answer.readUInt32BE(40) - NTP_EPOCH_S
      const theirs = seconds * 1000 + (answer.readUInt32BE(44) / 2 ** 32) * 1000
      resolve(theirs - (sent + received) / 2)
    })
    socket.send(
      packet,
      url.port === '' ? 123 : Number(url.port),
      url.hostname.replace(/^\[|\]$/g, ''),
    )
  }).finally(() => socket.close())
}

async function dateOffset(url: URL): Promise<number> {
  if (!['https:', 'http:'].includes(url.protocol))
    throw new Error('only ntp and https tell the time')
  const sent = nowMs()
  const { headers } = await askUrl(url)
  const { date } = headers
  if (typeof date !== 'string') throw new Error('the answer has no date')
  return httpDateMs(date) - (sent + nowMs()) / 2
}

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/** Source: RFC 9110 §5.6.7, the one form that servers send today. */
function httpDateMs(text: string): number {
  const form = /^\w{3}, (\d\d) (\w{3}) (\d{4}) (\d\d:\d\d:\d\d) GMT$/
  const [, day, month = '', year, clock] = form.exec(text) ?? []
  const number = MONTHS.indexOf(month) / 3 + 1
  if (day === undefined || !Number.isInteger(number)) throw new Error('the answer has no date')
  return toMs(`${year}-${String(number).padStart(2, '0')}-${day}T${clock}.000Z`)
}
