import type { Context } from 'hono'
import type { Actor } from '../core/actor.ts'
import { Problem } from '../core/problem.ts'
import { isLanguage, type Translator } from '../core/text.ts'
import { now } from '../core/time.ts'
import { shell } from '../ui/shell.ts'
import { problemSentence, unexpected } from './api.ts'
import { frameOf } from './frame.ts'
import type { DoorParts } from './house.ts'
import { problemPage } from './pages/problem.ts'
import { preferredLanguage, type RealmName } from './request.ts'

/** A page that says what went wrong, in the visitor's language. */
export function answerProblemPage(c: Context, parts: DoorParts, error: unknown): Response {
  const problem = error instanceof Problem ? error : unexpected(parts, error)
  const wanted = /^(?:\/exercise)?\/([a-z]{2})(?:\/|$)/.exec(c.req.path)?.[1] ?? ''
  const language =
    isLanguage(wanted) && parts.languages.includes(wanted)
      ? wanted
      : preferredLanguage(c.req.header('accept-language'), parts.languages)
  const t: Translator = parts.translator(language)
  const realm: RealmName = c.req.path.startsWith('/exercise/') ? 'exercise' : 'actual'
  const house = parts.house(realm) ?? parts.house('actual')
  if (house === null) return c.text(problem.message, problem.status as 500)
  const { title, main } = problemPage(
    problem,
    problemSentence(parts, problem, t),
    t,
    `${house.node.prefix}/${language}`,
  )
  const actor: Actor = { id: 'anonymous', holds: [] }
  const frame = frameOf({
    parts,
    house,
    realm,
    language,
    path: '/',
    surface: 'public',
    t,
    at: now(),
    actor,
    identity: { actor, name: null },
  })
  return c.html(String(shell(t, frame, { title, main })), problem.status as 500)
}
