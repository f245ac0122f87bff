package jp.madoguchi.testing;

import java.net.CookieHandler;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The cookies of one who stands where the proxy would that ends TLS: they are sent over plain http whatever they say of themselves, to
 * the server that has set them.
 */
public final class PlainCookies extends CookieHandler {
    private final Map<String, Map<String, String>> byServer = new ConcurrentHashMap<>();

    @Override
    public Map<String, List<String>> get(URI address, Map<String, List<String>> request) {
        Map<String, String> cookies = byServer.getOrDefault(address.getAuthority(), Map.of());
        return cookies.isEmpty()
                ? Map.of()
                : Map.of(
                        "Cookie",
                        List.of(cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; "))));
    }

    @Override
    public void put(URI address, Map<String, List<String>> response) {
        response.forEach((header, values) -> {
            if ("set-cookie".equalsIgnoreCase(header)) {
                values.forEach(cookie -> keep(address, cookie));
            }
        });
    }

    private void keep(URI address, String cookie) {
        String pair = cookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('=')).strip();
        String value = pair.substring(pair.indexOf('=') + 1).strip();
        Map<String, String> cookies =
                byServer.computeIfAbsent(address.getAuthority(), none -> new ConcurrentHashMap<>());
        if (value.isEmpty() || cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }
}
