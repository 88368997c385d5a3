export { type PublishTools, type SiteOptions, writeSite, type WrittenSite } from './site/write.ts';
