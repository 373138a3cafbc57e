import packageJson from '../package.json' with { type: 'json' }

export const TOOL = { name: 'ajar', version: packageJson.version } as const
