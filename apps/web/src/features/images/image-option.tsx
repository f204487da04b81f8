import { t } from '../../i18n/en.ts'
import { bytes } from '../../i18n/format.ts'
import { originName, type PickImage } from './pick-image.ts'

/** One image in the list: a radio button over the whole line, so that arrow keys walk through them. */
export const ImageOption = ({
  name,
  image,
  checked,
  onChoose,
}: {
  name: string
  image: PickImage
  checked: boolean
  onChoose: () => void
}) => (
  <label className="flex min-h-9 items-center gap-2.5 border-line border-b px-3 py-1 last:border-0 hover:bg-hover has-checked:bg-sel has-focus-visible:bg-hover">
    <input
      type="radio"
      name={name}
      checked={checked}
      onChange={onChoose}
      className="m-0 size-[13px] accent-accent"
    />
    <span className="min-w-0 flex-1">
      <span className="block truncate font-[550]">
        {image.title}
        <code
          className="ml-2 font-normal text-dim text-small"
          data-tip={image.aliases.length > 1 ? image.aliases.join('\n') : undefined}
        >
          {image.alias ?? image.fingerprint.slice(0, 12)}
        </code>
      </span>
    </span>
    <span className="text-dim max-sm:hidden">{image.architecture}</span>
    <span className="w-[68px] text-dim">{t.images.types[image.type]}</span>
    <span className="w-[68px] text-right text-dim max-sm:hidden">{bytes(image.size)}</span>
    <span className="w-[84px] truncate text-right">{originName(image.origin)}</span>
  </label>
)
