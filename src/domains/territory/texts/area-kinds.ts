import { defineTexts } from '../../../core/text.ts'

/** What kinds of areas are called that the product names itself; every other kind is as somebody typed it. */
export const areaKinds = defineTexts('territory-kinds', {
  nation: { en: 'Nation', ar: 'البلد' },
  area: { en: 'Area', ar: 'منطقة' },
  province: { en: 'Province', ar: 'محافظة' },
  district: { en: 'District', ar: 'دائرة' },
})
