import { killRounds } from '../support/kill-rounds.ts'

killRounds(100)
