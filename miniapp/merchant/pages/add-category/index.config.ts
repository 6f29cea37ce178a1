export default definePageConfig({ navigationBarTitleText: '添加类目', enablePullDownRefresh: true })
