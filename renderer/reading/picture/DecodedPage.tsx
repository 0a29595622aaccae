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
  const size = sizes[page]!
  const boxes = covers.filter((cover) => cover.page === page).map(({ box }) => box)
  if (loaded.is === 'failed') return <Failure problem={loaded.problem} onRetry={retry} />
  const number = sizes.length > 1 ? `, page ${page + 1} of ${sizes.length}` : ''
  return (
    <Bitmap
      bitmap={page === 0 ? bitmap : loaded.is === 'here' ? (loaded.value?.bitmap ?? null) : null}
      covers={boxes}
      label={`${title}${number}, ${size.width} by ${size.height} pixels`}
      isLarge={scale >= 3}
      style={{
        width: size.width * scale,
        height: size.height * scale,
        transform: `translate(-50%, -50%) rotate(${turn * 90}deg)`,
      }}
    />
  )
}

const close = (decoded: Decoded | null) => decoded?.bitmap.close()
