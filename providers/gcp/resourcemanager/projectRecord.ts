import { z } from 'zod'

/** https://cloud.google.com/resource-manager/reference/rest/v3/projects#Project */
export const ProjectRecord = z.object({
  /** `projects/` and the number. */
  name: z.string(),
  projectId: z.string(),
  displayName: z.string().optional(),
  parent: z.string().optional(),
  labels: z.record(z.string(), z.string()).default({}),
})
