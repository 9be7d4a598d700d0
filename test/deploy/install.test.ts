import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runOnFreshMachine, shellBlocks, whyNoMachine } from '../support/guide-machine.ts'

const GUIDE = join(import.meta.dirname, '..', '..', 'docs', 'install.md')

/** A quarter of an hour, of which the test has the part without downloads and without a person who reads. */
const TARGET_S = 900

test('the installation guide, word for word, ends with the https page and the first grade', {
  skip: whyNoMachine() ?? false,
}, async (t) => {
  const blocks = shellBlocks(readFileSync(GUIDE, 'utf8'))
  assert.ok(blocks.length >= 10, 'the blocks of the guide are found')
  const { code, output } = await runOnFreshMachine(`PS4='+ $SECONDS s: '
${blocks.join('')}
set +x
echo "the guide took $SECONDS s"
systemctl show scrutineer --property=MainPID,NRestarts,ActiveState
stat -c '%a %U %n' /var/lib/scrutineer /var/lib/scrutineer/keys /var/lib/scrutineer/keys/log.pem
curl -sS -D - -o /dev/null "https://$NAME/en"
systemctl stop scrutineer
systemctl show scrutineer --property=Result
`)
  assert.equal(code, 0, output.slice(-4000))
  assert.match(output, /^https:\/\/node\.example\.org\/join#\S+$/m)
  assert.match(output, /"letter": "[A-Z]/)
  assert.match(output, /^\d+ good, \d+ advice, 1 not looked\.$/m)
  assert.match(output, /^HTTP\/2 200/m)
  assert.match(output, /^strict-transport-security: max-age=63072000/m)
  assert.match(output, /^NRestarts=0\nActiveState=active$/m)
  assert.match(
    output,
    /^700 scrutineer \/var\/lib\/scrutineer\n700 .*\n600 scrutineer .*log\.pem$/m,
  )
  assert.match(output, /^Result=success$/m)
  const took = Number(/the guide took (\d+) s/.exec(output)?.[1])
  t.diagnostic(`the guide took ${took} s of ${TARGET_S} s`)
  assert.ok(took <= TARGET_S)
})
