import { t } from '../i18n/en.ts'
import { Button } from './button.tsx'

/** Below a list that comes in pages: the button for the next page, or the word that there is none. */
export const Older = ({
  query,
  end,
}: {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }
  end: string
}) => (
  <div className="flex shrink-0 justify-center text-dim text-small">
    {query.hasNextPage ? (
      <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t.operations.older}
      </Button>
    ) : (
      end
    )}
  </div>
)
