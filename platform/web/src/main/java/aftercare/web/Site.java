package aftercare.web;

import java.util.List;

/**
 * What one service says about its pages; the one bean {@link WebConfiguration} asks for.
 *
 * @param templates package its jte templates were generated into
 * @param publicPaths ant-style patterns that need no sign-in; assets and health are open anyway
 */
public record Site(String templates, List<String> publicPaths) {
    public Site {
        publicPaths = List.copyOf(publicPaths);
    }

    /** A service with templates in that package and these paths open to everybody. */
    public static Site of(String templates, String... publicPaths) {
        return new Site(templates, List.of(publicPaths));
    }
}
