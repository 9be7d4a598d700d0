import type { PageContext } from '../../../core/slice.ts'
import { type AreaPicks, areasToPick } from '../../../ui/area-picker.ts'

/** The two fields of areas that sites and systems have: where they belong, and where one relies on them. */
export interface Where {
  readonly area: AreaPicks
  readonly areas: AreaPicks
}

/** Reads both fields of a form; an empty area is none yet. */
export async function whereToPick(
  ctx: PageContext,
  form: string,
  { area, areas }: { readonly area: string; readonly areas: readonly string[] },
): Promise<Where> {
  const chosen = area === '' ? [] : [area]
  return {
    area: await areasToPick(ctx, { form, name: 'area', chosen }),
    areas: await areasToPick(ctx, { form, name: 'areas[]', chosen: areas }),
  }
}
