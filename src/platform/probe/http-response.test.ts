import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { HttpError, ResponseReader } from './http-response.ts'

const limits = { headerBytes: 4096, bodyBytes: 1000 }

/** Reads one answer that arrives in pieces of these sizes, then the end of the connection. */
function read(text: string, sizes: readonly number[] = []) {
  const reader = new ResponseReader(limits)
  const bytes = Buffer.from(text, 'latin1')
  let isDone = false
  for (let at = 0, piece = 0; at < bytes.length && !isDone; piece++) {
    const size = sizes[piece] ?? bytes.length
    isDone = reader.push(bytes.subarray(at, at + size))
    at += size
  }
  if (!isDone) reader.end()
  return {
    head: reader.head,
    body: reader.body.toString('latin1'),
    isTruncated: reader.isTruncated,
    canContinue: reader.canContinue,
  }
}

test('an answer with a length is read to that length and leaves the connection usable', () => {
  assert.deepEqual(
    read('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A:  b \r\nx-a: c\r\n\r\nhello'),
    {
      head: {
        status: 200,
        headers: [
          ['content-length', '5'],
          ['x-a', 'b'],
          ['x-a', 'c'],
        ],
      },
      body: 'hello',
      isTruncated: false,
      canContinue: true,
    },
  )
})

test('a chunked answer is joined, its extensions and trailers passed over', () => {
  const answer = read(
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n6\r\n world\r\n0\r\nX-T: 1\r\n\r\n',
  )
  assert.equal(answer.body, 'hello world')
  assert.equal(answer.canContinue, true)
})

test('an answer without a length goes to the end of the connection', () => {
  const answer = read('HTTP/1.0 200 OK\n\nall of it')
  assert.equal(answer.body, 'all of it')
  assert.equal(answer.canContinue, false)
})

test('interim answers are passed over and folded lines are joined', () => {
  const answer = read(
    'HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 None\r\nA: one\r\n two\r\n\r\n',
  )
  assert.deepEqual(answer.head, { status: 204, headers: [['a', 'one two']] })
})

test('the connection is not used again when the server closes, sends too much or the body was cut', () => {
  assert.equal(
    read('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n').canContinue,
    false,
  )
  assert.equal(read('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nabc').canContinue, false)
  const cut = read(`HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n${'a'.repeat(1001)}`)
  assert.deepEqual([cut.body.length, cut.isTruncated, cut.canContinue], [1000, true, false])
})

test('malformed and excessive answers are refused with a stable code', () => {
  const ok = 'HTTP/1.1 200 OK\r\n'
  const cases: readonly (readonly [string, string])[] = [
    ['SSH-2.0-OpenSSH\r\n', 'bad-response'],
    ['HTTP/2 200\r\n', 'bad-response'],
    ['HTTP/1.1 101 Switching\r\n\r\n', 'bad-response'],
    [`${ok}bad header: x\r\n\r\n`, 'bad-response'],
    [`${ok}no colon\r\n\r\n`, 'bad-response'],
    [`${ok}: no name\r\n\r\n`, 'bad-response'],
    [`${ok}a: b\rc: d\r\n\r\n`, 'bad-response'],
    [`${ok}Content-Length: -1\r\n\r\n`, 'bad-response'],
    [`${ok}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`, 'bad-response'],
    [`${ok}Transfer-Encoding: gzip, chunked\r\n\r\n`, 'bad-response'],
    [`${ok}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 'bad-response'],
    [`${ok}Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n`, 'bad-response'],
    [`${ok}A: ${'a'.repeat(5000)}`, 'header-too-large'],
    [`${ok}${'a:\r\n'.repeat(501)}`, 'header-too-large'],
    [`${ok}Content-Length: 9\r\n\r\nabc`, 'closed-early'],
    ['HTTP/1.1 100 Continue\r\n\r\n'.repeat(200), 'header-too-large'],
    ['', 'closed-early'],
  ]
  for (const [text, code] of cases) {
    assert.throws(
      () => read(text),
      (error) => error instanceof HttpError && error.code === code,
      text.slice(0, 60),
    )
  }
})

test('thousands of folded lines and of tiny chunks end at a limit', () => {
  const roomy = new ResponseReader({ headerBytes: 64 * 1024, bodyBytes: 1000 })
  assert.throws(
    () => roomy.push(Buffer.from(`HTTP/1.1 200 OK\r\nA: b\r\n${' abcdefgh\r\n'.repeat(2000)}`)),
    /folded/,
  )
  const chunked = new ResponseReader(limits)
  const padded = Buffer.from(
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${`1;${'x'.repeat(60)}\r\na\r\n`.repeat(300)}`,
  )
  assert.equal(chunked.push(padded), true)
  assert.equal(chunked.isTruncated, true)
})

test('it makes no difference in which pieces an answer arrives', () => {
  const answers = [
    'HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello world',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n',
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 404 No\r\nA: b\r\n\r\nhello world',
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...answers),
      fc.array(fc.integer({ min: 1, max: 9 })),
      (text, sizes) => {
        assert.deepEqual(read(text, sizes), read(text))
      },
    ),
    { numRuns: 200 },
  )
})

test('bytes of any kind either make an answer or throw HttpError', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'HTTP/1.1 200 OK\r\n',
      '\r\n',
      'Content-Length: 3\r\n',
      'Transfer-Encoding: chunked\r\n',
      '3\r\nabc\r\n',
      '0\r\n',
      ' fold\r\n',
    ),
    fc.uint8Array({ maxLength: 10 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      try {
        read(pieces.join(''))
      } catch (error) {
        assert.ok(error instanceof HttpError, String(error))
      }
    }),
    { numRuns: 200 },
  )
})
