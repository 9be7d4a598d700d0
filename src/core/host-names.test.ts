import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hostNames } from './host-names.ts'

test('a pasted address is the name of its host', () => {
  const cases: [string, string][] = [
    ['', ''],
    [' post.example www.post.example ', 'post.example www.post.example'],
    ['https://Post.example/', 'post.example'],
    ['http://post.example:8080/a?b=c, WWW.post.example;', 'post.example www.post.example'],
    ['https://بريد.example/', 'xn--ngbof4h.example'],
  ]
  for (const [typed, kept] of cases) assert.equal(hostNames.parse(typed), kept)
  for (const typed of ['post', 'https://', 'a.example b', 'a.example '.repeat(21)])
    assert.equal(hostNames.safeParse(typed).success, false, typed)
})
