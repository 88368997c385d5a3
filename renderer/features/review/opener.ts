export * from '../../components/crop/opener.ts';
