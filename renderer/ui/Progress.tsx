import css from './Progress.module.css'

type ProgressProps = { label: string; have: number; size: number }

/** A bar for how much of something is here. */
export const Progress = ({ label, have, size }: ProgressProps) => (
  <progress className={css.track} aria-label={label} value={have} max={Math.max(size, 1)} />
)
