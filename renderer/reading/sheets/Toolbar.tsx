import { t } from '@lingui/core/macro'
import {
  EyeOff,
  Minus,
  MoveHorizontal,
  PanelLeft,
  Plus,
  RotateCw,
  Scan,
  Search,
  SquareDashedMousePointer,
  SunDim,
} from 'lucide-react'
import type { RefObject } from 'react'
import { Toolbar as AriaToolbar } from 'react-aria-components'
import { IconButton } from '../../ui/Button.tsx'
import type { Labels } from './labels.ts'
import { PageField } from './PageField.tsx'
import type { Drawing } from './Sheets.tsx'
import css from './Toolbar.module.css'
import type { Shown, SheetView } from './view.ts'

type ToolbarProps = {
  view: SheetView
  shown: Shown
  /** Null where there are no page numbers. */
  pages: number | null
  labels: Labels | null
  pageField: RefObject<HTMLInputElement | null>
  /** Whether the pages and contents stand beside the document. */
  panel: boolean
  /** Null where there are none. */
  onPanel: (() => void) | null
  dim: boolean
  onDim: (dim: boolean) => void
  /** What a region is being drawn for. */
  draws: Drawing['is']
  onDraw: (draws: Drawing['is']) => void
  canDraw: boolean
  canCover: boolean
  /** Null where there is nothing to look in. */
  onFind: (() => void) | null
}

export const Toolbar = ({
  view,
  shown,
  pages,
  labels,
  pageField,
  panel,
  onPanel,
  dim,
  onDim,
  draws,
  onDraw,
  canDraw,
  canCover,
  onFind,
}: ToolbarProps) => (
  <div className={css.bar}>
    {onPanel && (
      <div className={css.tools}>
        <IconButton label={t`Pages and contents`} aria-pressed={panel} onPress={onPanel}>
          <PanelLeft size={16} aria-hidden />
        </IconButton>
      </div>
    )}
    {pages !== null && (
      <PageField
        page={shown.page}
        pages={pages}
        labels={labels}
        field={pageField}
        onPage={(page) => view.goTo(page)}
      />
    )}
    <AriaToolbar aria-label={t`View of the document`} className={css.tools}>
      {onFind && (
        <IconButton label={t`Find in the document`} onPress={onFind}>
          <Search size={16} aria-hidden />
        </IconButton>
      )}
      <IconButton label={t`Zoom out`} onPress={() => view.zoomStep(-1)}>
        <Minus size={16} aria-hidden />
      </IconButton>
      <output className={css.scale} aria-label={t`Zoom`}>
        {t`${{ part: Math.round(shown.scale * 100) }} %`}
      </output>
      <IconButton label={t`Zoom in`} onPress={() => view.zoomStep(1)}>
        <Plus size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t`Actual size, 1:1`}
        aria-pressed={shown.zoom === 1}
        onPress={() => view.zoomTo(1)}
      >
        <span className={css.letters}>1:1</span>
      </IconButton>
      <IconButton
        label={t`Fit the width`}
        aria-pressed={shown.zoom === 'width'}
        onPress={() => view.zoomTo('width')}
      >
        <MoveHorizontal size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t`Fit the whole page`}
        aria-pressed={shown.zoom === 'page'}
        onPress={() => view.zoomTo('page')}
      >
        <Scan size={16} aria-hidden />
      </IconButton>
      <IconButton label={t`Turn by a quarter`} onPress={() => view.rotate()}>
        <RotateCw size={16} aria-hidden />
      </IconButton>
      {canDraw && (
        <IconButton
          key="region"
          label={t`Draw a region`}
          aria-pressed={draws === 'region'}
          onPress={() => onDraw(draws === 'region' ? null : 'region')}
        >
          <SquareDashedMousePointer size={16} aria-hidden />
        </IconButton>
      )}
      {canCover && (
        <IconButton
          key="cover"
          label={t`Cover a region`}
          aria-pressed={draws === 'cover'}
          onPress={() => onDraw(draws === 'cover' ? null : 'cover')}
        >
          <EyeOff size={16} aria-hidden />
        </IconButton>
      )}
      <IconButton label={t`Dim the page`} aria-pressed={dim} onPress={() => onDim(!dim)}>
        <SunDim size={16} aria-hidden />
      </IconButton>
    </AriaToolbar>
  </div>
)

/** The place of the toolbar, where it is not there yet. */
export const ToolbarRoom = () => <div className={css.bar} />
