import type { Context, Hono } from 'hono'
import { Problem } from '../core/problem.ts'

/** Methods of what is only read. */
export const READING = ['GET', 'HEAD'] as const

/** Whether something is only read: a head alone is answered as the whole would be. */
export const isReading = ({ req }: Context): boolean => READING.some((one) => one === req.method)

/** Methods that an address may be asked with here. */
const METHODS = [...READING, 'POST'] as const

/** Throws Problem `http.wrong_method` (405) where the request's method is none of these. */
export function checkMethod(c: Context, allowed: readonly string[]): void {
  if (!allowed.includes(c.req.method)) throw wrongMethod(c, allowed)
}

/** The refusal of a method, with the header that names the others. Source: RFC 9110 §15.5.6. */
export function wrongMethod(c: Context, allowed: readonly string[]): Problem {
  const methods = allowed.join(', ')
  c.header('Allow', methods)
  return new Problem('http.wrong_method', 405, `This address takes only ${methods}.`, {
    params: { methods },
  })
}

/** Methods for which the door has an answer at the path of the request; none where it knows no such path. */
export function methodsAt(app: Hono, { req }: Context): string[] {
  const handlers = (method: string) => app.router.match(method, req.path)[0].length
  // What runs before every request is counted for a method that nobody has, too.
  const always = handlers('NONE')
  // Whoever answers GET answers HEAD.
  return METHODS.filter((method) => handlers(method === 'HEAD' ? 'GET' : method) > always)
}
