import { t } from '@lingui/core/macro'
import type { CoverOn } from '../covers/cover.ts'
import { Failure } from '../Notice.tsx'
import type { Turn } from '../sheets/layout.ts'
import { useLoad } from '../useLoad.ts'
import { Bitmap } from './Bitmap.tsx'
import type { Pages } from './decoding/decode.ts'
import type { Decoded } from './decoding/worker.ts'

type DecodedPageProps = {
  title: string
  pages: Pages
  covers: readonly CoverOn[]
  page: number
  scale: number
  turn: Turn
}

/** A page that is decoded when it comes near; the first one is there already. */
export function DecodedPage({ title, pages, covers, page, scale, turn }: DecodedPageProps) {
  const { sizes, bitmap } = pages.first
  const { loaded, retry } = useLoad<Decoded | null>(
    page,
    async () => (page === 0 ? null : pages.decodePage(page)),
    close,
  )
  const boxes = covers.filter((cover) => cover.page === page).map(({ box }) => box)
  if (loaded.is === 'failed') return <Failure problem={loaded.problem} onRetry={retry} />
  const { width, height } = sizes[page]!
  const pageCount = sizes.length
  const label =
    pageCount > 1
      ? t`${title}, page ${{ number: page + 1 }} of ${pageCount}, ${width} by ${height} pixels`
      : t`${title}, ${width} by ${height} pixels`
  return (
    <Bitmap
      bitmap={page === 0 ? bitmap : loaded.is === 'here' ? (loaded.value?.bitmap ?? null) : null}
      covers={boxes}
      label={label}
      isLarge={scale >= 3}
      style={{
        width: width * scale,
        height: height * scale,
        transform: `translate(-50%, -50%) rotate(${turn * 90}deg)`,
      }}
    />
  )
}

const close = (decoded: Decoded | null) => decoded?.bitmap.close()
