package conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Asks one validator about many files in one go, since starting Java takes longer than most files.
 *
 * <p>{@code Validators verapdf PROFILE FILE...}, {@code Validators word FILE...} or
 * {@code Validators pdf ROOT FILE...}. Each file gives one line of JSON on standard output.
 */
public final class Validators {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Validators() {}

  /** What one validator says about one file, as something that becomes a JSON object. */
  interface Question {
    Map<String, Object> ask(Path file) throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    // Libraries log to standard output; the answers have it to themselves.
    PrintStream answers = System.out;
    System.setOut(System.err);
    ProxySelector.setDefault(new NoNetwork());
    List<String> words = List.of(arguments);
    switch (words.get(0)) {
      case "verapdf" -> answer(answers, new PdfStandard(words.get(1)), words, 2);
      case "pdf" -> answer(answers, new PdfSeals(Path.of(words.get(1))), words, 2);
      case "word" -> answer(answers, new WordSeals(), words, 1);
      default -> throw new IllegalArgumentException("unknown validator: " + words.get(0));
    }
  }

  private static void answer(PrintStream answers, Question question, List<String> words, int from)
      throws IOException {
    for (String file : words.subList(from, words.size())) {
      Map<String, Object> answer;
      try {
        answer = question.ask(Path.of(file));
      } catch (Exception error) {
        answer = Map.of("error", error.toString());
      }
      answers.println(JSON.writeValueAsString(Map.of("file", file, "answer", answer)));
    }
  }

  /** Whoever tries to reach the network fails, and says so. */
  private static final class NoNetwork extends ProxySelector {
    @Override
    public List<Proxy> select(URI address) {
      throw new IllegalStateException("a validator wanted to fetch " + address);
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException error) {
      throw new IllegalStateException("a validator wanted to fetch " + address, error);
    }
  }
}
