import { FormFailure } from '../../ui/form-failure.tsx'
import { Progress } from '../../ui/progress.tsx'
import type { Followed } from './use-followed.ts'

/** How far a change is that a dialog waits for, and why it failed. Takes no room before it is begun. */
export const FollowedProgress = ({ followed: { running, failure } }: { followed: Followed }) => (
  <>
    {running !== undefined && (
      <div role="status" className="flex min-w-0 items-center gap-2.5 text-dim">
        <Progress percent={running.progress?.percent ?? null} label={running.description} />
        <span className="min-w-0 truncate">
          {[running.description, running.progress?.text].filter(Boolean).join(' · ')}
        </span>
      </div>
    )}
    <FormFailure failure={failure} />
  </>
)
