import { table } from '../../../lib/sql/table.ts'
import { caseBundleRow } from '../schema/bundle.ts'

export const bundles = table('case_bundle', caseBundleRow)
