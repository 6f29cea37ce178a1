export default definePageConfig({ navigationBarTitleText: '修改板块' })
