import { number } from '../format.ts'

export const images = {
  title: 'Images',
  picker: {
    label: 'Image',
    search: 'Search images',
    placeholder: 'debian, alpine cloud, 24.04 …',
    sources: 'Where from',
    everything: 'Everywhere',
    local: (server: string) => `On ${server}`,
    remote: (name: string) => `From ${name}`,
    more: (value: number) => `${number(value)} more; search to see them`,
    noMatch: 'No image matches',
    none: 'No server has an image, and no image server is known.',
    loading: 'Looking for images',
    failed: (source: string) => `The images of ${source} could not be read`,
    chosen: 'Chosen',
    change: 'Choose another',
    elsewhere: (image: string, there: string, here: string) =>
      `${image} is on ${there}, and ${here} cannot start from an image of another server.`,
    createThere: (server: string) => `Create on ${server}`,
    wrongProject: (project: string) => `This image is in the project ${project}`,
    alias: 'Alias',
    unnamed: 'Image without a name',
  },
  types: { container: 'Container', 'virtual-machine': 'VM' },
} as const
